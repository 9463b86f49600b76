/** @type {import("next").NextConfig} */
const nextConfig = {
  // The server says who it is in /version; the header would only help a scanner.
  poweredByHeader: false,
  reactStrictMode: true,
  // The type check is a step of its own (`npm run typecheck`); a fresh clone should not pay for it twice.
  typescript: { ignoreBuildErrors: true },
  // Without it a lock file in a folder above would be taken for the project's.
  turbopack: { root: import.meta.dirname },
  // A fresh clone builds once: a cache of that build would only cost time.
  experimental: { turbopackFileSystemCacheForBuild: false },
  devIndicators: false,
  allowedDevOrigins: ["127.0.0.1"],
  headers: () =>
    Promise.resolve([
      { source: "/_next/static/:path*", headers: [{ key: "x-content-type-options", value: "nosniff" }] },
    ]),
};

export default nextConfig;
