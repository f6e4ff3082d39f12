import { describe, expect, it } from "vitest";
import { stackNameSchema } from "../../../../common/schema";
import { freeName, nameByFolder, slug } from "../../../../backend/use-cases/scan/propose-name";

describe("nameByFolder()", () => {
    it.each([
        ["compose.yaml", "infra"],
        ["shop/compose.yaml", "shop"],
        ["apps/shop/docker-compose.yml", "shop"],
        ["apps/shop/docker/compose.yaml", "shop"],
        ["docker/compose.yaml", "infra"],
        ["compose.blog.yaml", "blog"],
        ["docker-compose-wiki.yml", "wiki"],
        ["shop/compose.prod.yaml", "shop-prod"],
        ["My Shop/compose.yaml", "my-shop"],
        ["商店/compose.yaml", "infra"],
        ["_hidden/compose.yaml", "hidden"],
        [`${"x".repeat(80)}/compose.yaml`, "x".repeat(63)],
    ])("calls %s %s", (path, name) => {
        expect(nameByFolder(path, "infra")).toBe(name);
        expect(stackNameSchema.safeParse(name).success).toBe(true);
    });

    it("has a name for a repository without letters", () => {
        expect(nameByFolder("compose.yaml", "商店")).toBe("stack");
    });
});

describe("freeName()", () => {
    it.each([
        ["shop", [], "shop"],
        ["shop", ["shop"], "apps-shop"],
        ["shop", ["shop", "apps-shop"], "shop-2"],
        ["shop", ["shop", "apps-shop", "shop-2"], "shop-3"],
    ])("of %s beside %j is %s", (wanted, taken, name) => {
        expect(freeName(wanted, "apps/shop/compose.yaml", new Set(taken))).toBe(name);
    });

    it("keeps a long name valid", () => {
        const name = freeName("x".repeat(63), "x/compose.yaml", new Set(["x".repeat(63)]));
        expect(stackNameSchema.safeParse(name).success).toBe(true);
    });
});

describe("slug()", () => {
    it.each(["", "---", "!!!", "商店"])("answers nothing where nothing of %j can be a name", (text) => {
        expect(slug(text)).toBe("");
    });
});
