import { describe, expect, it } from "vitest";
import { describeFile } from "../../../backend/deploy/compose/described-file";

const of = (...lines: string[]) => describeFile("compose.yaml", lines.join("\n"));

describe("describeFile()", () => {
    it("names the project and the images without their tags", () => {
        const text = ["name: shop", "services:", "  web: { build: . }", "  db: { image: 'postgres:16' }"];
        expect(of(...text)).toMatchObject({ project: "shop", services: { web: "", db: "postgres" } });
    });

    it.each([
        ["env_file, short", "    env_file: ../common.env", "../common.env"],
        ["env_file, a list", "    env_file: [../common.env]", "../common.env"],
        ["env_file, long", "    env_file: [{ path: ../common.env, required: false }]", "../common.env"],
        ["build, short", "    build: ../lib", "../lib"],
        ["build with a context", "    build: { context: ../lib }", "../lib"],
        [
            "a Dockerfile elsewhere",
            "    build: { context: ., dockerfile: ../docker/Dockerfile }",
            "./../docker/Dockerfile",
        ],
        ["an additional context", "    build: { context: ., additional_contexts: { lib: ../lib } }", "../lib"],
        ["additional contexts as a list", "    build: { additional_contexts: ['lib=../lib'] }", "../lib"],
        ["a short mount", "    volumes: ['../conf/nginx.conf:/etc/nginx.conf:ro']", "../conf/nginx.conf"],
        ["a long mount", "    volumes: [{ type: bind, source: ../conf, target: /c }]", "../conf"],
        ["a variable's default", "    build: ${LIB:-../lib}", "../lib"],
    ])("finds what %s names", (_, line, path) => {
        expect(of("services:", "  web:", line).paths).toContain(path);
    });

    it("finds files of configs and secrets, and what an include reads", () => {
        const text = ["include: [{ path: ../base.yaml, env_file: ../base.env }]"];
        text.push("configs: { a: { file: ../a.conf } }", "secrets: { b: { file: ../b } }", "services: {}");
        expect(of(...text)).toMatchObject({ compose: ["../base.yaml"], paths: ["../base.env", "../a.conf", "../b"] });
    });

    it.each([
        ["include, short", ["include: [../base.yaml]", "services: {}"]],
        ["extends", ["services:", "  web: { extends: { file: ../base.yaml, service: web } }"]],
    ])("finds the compose file of %s", (_, text) => {
        expect(of(...text).compose).toEqual(["../base.yaml"]);
    });

    it.each([
        ["a remote context", "    build: https://git.example.org/a.git#main"],
        ["a context over SSH", "    build: git@git.example.org:a.git"],
        [
            "an image as a context",
            "    build: { context: https://x.org/a.git, additional_contexts: [a=docker-image://b] }",
        ],
        ["a mount of the host", "    volumes: [/srv:/srv, '~/x:/x', 'data:/data']"],
        ["a variable without a value", "    env_file: ${NOWHERE}"],
        ["a variable that must have one", "    env_file: ${NOWHERE:?say where}"],
        ["nothing but wrong shapes", "    volumes: [1, null, {}]"],
    ])("leaves out %s", (_, line) => {
        expect(of("services:", "  web:", line).paths).toEqual([]);
    });

    it("refuses what is no compose file with a sentence", () => {
        expect(() => of("- a")).toThrow(expect.objectContaining({ code: "COMPOSE_FILE_INVALID" }) as Error);
    });
});
