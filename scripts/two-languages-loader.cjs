/**
 * The components say what a screen reader hears in thirty-four languages, and every page would load them all. The pages
 * are in two: the words of the others are left out of the build.
 *
 * @this {{ resourcePath: string }}
 * @param {string} source
 */
module.exports = function keepTwoLanguages(source) {
  return /\/(en-US|ja-JP)\.mjs$/.test(this.resourcePath.replaceAll("\\", "/")) ? source : "export default {};";
};
