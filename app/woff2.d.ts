/** A font file, by the address that the build gives it. */
declare module "*.woff2" {
  const url: string;
  export default url;
}
