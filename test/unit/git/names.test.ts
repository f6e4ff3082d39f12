import { describe, expect, it } from "vitest";
import { composeFilesIn, isFoundByName } from "../../../backend/git/compose-files";
import { missingRef } from "../../../backend/git/missing-ref";
import { similarNames } from "../../../backend/git/similar-names";

describe("similarNames()", () => {
    it.each([
        ["mian", ["main", "dev"], ["main"]],
        ["master", ["develop", "main"], ["main"]],
        ["feature", ["feature/login", "other"], ["feature/login"]],
        ["Main", ["main"], ["main"]],
        ["xyz", ["main", "develop"], []],
        ["a", [], []],
    ])("finds for %s in %j", (wanted, names, expected) => {
        expect(similarNames(wanted, names)).toEqual(expected);
    });

    it("stays quick with thousands of long names", () => {
        const names = Array.from({ length: 50_000 }, (_, at) => `${"x".repeat(200)}${at}`);
        const started = performance.now();
        similarNames("y".repeat(250), names);
        expect(performance.now() - started).toBeLessThan(1000);
    });
});

describe("missingRef()", () => {
    it.each([
        ["mian", ["main"], "BRANCH_NOT_FOUND", "Did you mean main?"],
        ["xyz", ["main", "develop"], "BRANCH_NOT_FOUND", "Choose an existing one: main or develop."],
        ["main", [], "BRANCH_NOT_FOUND", "The repository is empty: push a commit to it first."],
        ["0".repeat(40), ["main"], "COMMIT_NOT_FOUND", "force push"],
    ])("advises about %s among %j", (ref, branches, code, hint) => {
        const error = missingRef(ref, "h.org/a", branches);
        expect(error.code).toBe(code);
        expect(error.hint).toContain(hint);
    });
});

describe("composeFilesIn()", () => {
    it("puts the best guess first", () => {
        const paths = [
            "README.md",
            "deploy/prod/compose.yaml",
            "app/docker-compose.yml",
            "compose.override.yaml",
            "compose.prod.yml",
            "docker-compose.yml",
            "compose.yaml",
            "not-compose.yaml",
            "compose.txt",
        ];
        expect(composeFilesIn(paths)).toEqual([
            "compose.yaml",
            "docker-compose.yml",
            "compose.prod.yml",
            "compose.override.yaml",
            "app/docker-compose.yml",
            "deploy/prod/compose.yaml",
        ]);
    });

    it.each([
        ["compose.yaml", true],
        ["app/docker-compose.yml", true],
        ["a/b/compose.yaml", false],
        ["compose.prod.yaml", false],
    ])("finds %s by name: %s", (path, expected) => {
        expect(isFoundByName(path)).toBe(expected);
    });
});
