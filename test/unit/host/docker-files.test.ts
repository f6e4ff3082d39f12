import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const text = (path: string) => readFileSync(join(root, path), "utf8");

const instructions = text("docker/Dockerfile")
    .replace(/\\\n/g, " ")
    .split("\n")
    .filter((line) => /^[A-Z]+ /.test(line));

/** Sources of COPY that come from the project, not from another stage. */
const copied = instructions
    .filter((line) => line.startsWith("COPY ") && !line.includes("--from="))
    .flatMap((line) => line.split(/\s+/).slice(1, -1));

describe("docker/Dockerfile", () => {
    it.each(copied)("%s, which it copies, exists and is sent to the builder", (path) => {
        expect(existsSync(join(root, path))).toBe(true);
        expect(text("docker/Dockerfile.dockerignore").split("\n")).toContain(`!${path.replace("./", "")}`);
    });

    it("copies the entry that it starts, and everything that the entry imports from", () => {
        const command = instructions.find((line) => line.startsWith("CMD "))!;
        const entry = (JSON.parse(command.slice(4)) as string[]).at(-1)!;
        const path = entry.replace("/opt/dockge-cicd/", "");
        expect(existsSync(join(root, path))).toBe(true);
        expect(copied).toEqual(expect.arrayContaining(["backend", "common", "db"]));
    });

    it("keeps Dockge's own start, data and port as they are", () => {
        const stages = instructions
            .map((line, index) => ({ line, index }))
            .filter(({ line }) => line.startsWith("FROM "));
        const last = instructions.slice(stages.at(-1)!.index);
        expect(last[0]).toBe("FROM ${DOCKGE}");
        expect(last).toContain("WORKDIR /app");
        expect(last.filter((line) => /^(ENTRYPOINT|VOLUME|EXPOSE|HEALTHCHECK|USER) /.test(line))).toEqual([]);
    });
});

describe("docker/compose.yaml", () => {
    it("mounts the stacks at the same path on both sides, and names it", () => {
        const { dockge } = (parse(text("docker/compose.yaml")) as { services: Record<string, Service> }).services;
        const stacks = dockge!.environment.find((entry) => entry.startsWith("DOCKGE_STACKS_DIR="))!.split("=")[1]!;
        expect(dockge!.volumes).toContain(`${stacks}:${stacks}`);
        expect(dockge!.volumes).toContain("/var/run/docker.sock:/var/run/docker.sock");
        expect(dockge!.volumes.some((volume) => volume.endsWith(":/app/data"))).toBe(true);
    });
});

interface Service {
    environment: string[];
    volumes: string[];
}
