import js from "@eslint/js";
import vue from "eslint-plugin-vue";
import globals from "globals";
import typescript from "typescript-eslint";
import { arrows, noShell } from "./extra/lint/arrows.mjs";

const lines = (max) => ["error", { max, skipBlankLines: false, skipComments: false }];

export default typescript.config(
    { ignores: ["dist", "coverage", "test-results", ".engine", ".demo", "data", "stacks", "test/fixtures/files"] },
    js.configs.recommended,
    ...typescript.configs.recommended,
    ...vue.configs["flat/essential"],
    {
        languageOptions: { globals: globals.node },
        linterOptions: { reportUnusedDisableDirectives: "error" },
        rules: {
            eqeqeq: ["error", "always"],
            curly: "error",
            "no-var": "error",
            "prefer-const": "error",
            "no-throw-literal": "error",
            "no-param-reassign": "off",
            "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
            "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
            complexity: ["error", 14],
            "max-depth": ["error", 4],
            "max-lines": lines(300),
        },
    },
    {
        files: ["backend/**/*.ts", "common/**/*.ts", "extra/**/*.{ts,mjs}"],
        rules: { "max-params": ["error", 3], "max-lines-per-function": ["error", 60] },
    },
    // The connection or transaction comes first in every query, and is not counted.
    { files: ["backend/models/**/*.ts"], rules: { "max-params": ["error", 4] } },
    {
        files: ["**/*.vue"],
        languageOptions: { parserOptions: { parser: typescript.parser } },
        rules: {
            "no-undef": "off",
            "max-lines": lines(250),
            "vue/multi-word-component-names": "off",
            "vue/block-lang": ["error", { script: { lang: "ts" } }],
            "vue/component-api-style": ["error", ["script-setup"]],
            "vue/no-v-html": "error",
            "vue/no-unused-refs": "error",
            "vue/no-unused-emit-declarations": "error",
        },
    },
    { files: ["frontend/**"], languageOptions: { globals: globals.browser } },
    ...arrows,
    {
        files: ["test/**/*.ts"],
        rules: {
            "no-restricted-syntax": [
                "error",
                ...noShell,
                {
                    selector:
                        "MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo)$/]",
                    message: "Every test runs, and none runs alone.",
                },
            ],
        },
    },
);
