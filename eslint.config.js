import nextPlugin from "@next/eslint-plugin-next";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const pureRooms = ["net", "model", "graph", "analysis", "findings", "inspection", "report", "filter", "inventory"];

export default tseslint.config(
  {
    ignores: [
      ".build/**",
      ".next/**",
      "node_modules/**",
      "next-env.d.ts",
      ".roadstead/**",
      "coverage/**",
      "screenshots/**",
    ],
  },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "max-lines": ["error", { max: 250, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 12],
      "max-params": ["error", 3],
      "max-lines-per-function": ["error", { max: 50, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
        { selector: "TSNonNullAssertion", message: "Narrow it, or say why it cannot be absent by its type." },
      ],
    },
  },
  {
    // The registry of rules: two lines a rule.
    files: ["lib/findings/rules.ts"],
    rules: { "max-lines": "off" },
  },
  {
    files: ["app/**/*.tsx", "components/**/*.tsx"],
    plugins: { "@next/next": nextPlugin, "react-hooks": reactHooks },
    extends: [jsxA11y.flatConfigs.strict],
    rules: {
      ...nextPlugin.configs.recommended.rules,
      ...reactHooks.configs.recommended.rules,
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: pureRooms.map((room) => `lib/${room}/**/*.ts`),
    rules: {
      "no-restricted-globals": [
        "error",
        ...["process", "fetch", "setTimeout", "setInterval", "performance", "Buffer"].map((name) => ({
          name,
          message: "This room is pure: same input, same output.",
        })),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "This room is pure: take the time from the snapshot." },
        { object: "Math", property: "random", message: "This room is pure." },
        { object: "crypto", property: "randomUUID", message: "This room is pure." },
      ],
      "no-restricted-imports": ["error", { patterns: [{ group: ["node:*"], message: "This room is pure." }] }],
    },
  },
  {
    files: ["lib/**/*.ts", "components/**/*.{ts,tsx}", "app/**/*.{ts,tsx}"],
    ignores: ["lib/server/config.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
        {
          selector: "MemberExpression[object.name='process'][property.name='env']",
          message: "The environment is read once, in lib/server/config.ts.",
        },
      ],
    },
  },
  {
    // The oracle is one long walk on purpose: it must share nothing with the sets it is held against.
    files: ["tests/laws/**/*.ts"],
    rules: { complexity: "off", "max-params": "off" },
  },
  {
    // Tests, invented worlds and scripts are long lists by nature; the size habits are for the product.
    files: ["tests/**/*.{ts,tsx}", "mocks/**/*.ts", "scripts/**/*.ts"],
    rules: {
      "max-lines": "off",
      "max-lines-per-function": "off",
      "@typescript-eslint/no-non-null-assertion": "error",
    },
  },
);
