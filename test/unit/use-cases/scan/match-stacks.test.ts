import { describe, expect, it } from "vitest";
import type { LocalStack } from "../../../../backend/use-cases/scan/local-stacks";
import { matchStacks } from "../../../../backend/use-cases/scan/match-stacks";
import type { Candidate } from "../../../../backend/use-cases/scan/read-candidates";

type Images = Record<string, string>;

function candidate(path: string, { project = null as string | null, services = {} as Images } = {}): Candidate {
    const described = { project, services, compose: [], paths: [] };
    return { path, described, problem: null, paths: [], parts: [] };
}

function local(stack: string, images: Images = {}, connection: LocalStack["connection"] = null): LocalStack {
    return { stack, images, services: Object.keys(images), running: true, connection };
}

const url = "https://git.example.org/infra";
function match(candidates: Candidate[], stacks: LocalStack[]): Record<string, string> {
    const known = { stacks, branch: "main", repository: "infra", isThisRepository: (other: string) => other === url };
    const found = matchStacks(candidates, known);
    return Object.fromEntries([...found].map(([{ path }, { stack, by }]) => [path, `${stack.stack} by ${by}`]));
}

const site = { web: "nginx", db: "postgres" };

describe("matchStacks()", () => {
    it.each([
        ["its folder", candidate("shop/compose.yaml"), local("shop"), "shop by directory"],
        ["the repository's name at the root", candidate("compose.yaml"), local("infra"), "infra by directory"],
        ["its project's name", candidate("a/compose.yaml", { project: "shop" }), local("shop"), "shop by name"],
        ["a folder higher up", candidate("shop/web/compose.yaml"), local("shop"), "shop by path"],
        ["two folders together", candidate("apps/shop/compose.yaml"), local("apps-shop"), "apps-shop by path"],
        ["its services", candidate("x/compose.yaml", { services: site }), local("old", site), "old by services"],
    ])("recognises a stack by %s", (_, file, stack, expected) => {
        expect(match([file], [stack])).toEqual({ [file.path]: expected });
    });

    it("recognises what is connected so already, whatever it is called", () => {
        const connection = { url, branch: "main", composePath: ["shop/compose.yaml"] };
        expect(match([candidate("shop/compose.yaml")], [local("shop"), local("other", {}, connection)])).toEqual({
            "shop/compose.yaml": "other by connection",
        });
    });

    it("gives each stack to one file, to the surest first", () => {
        const files = [candidate("old/compose.yaml", { project: "shop" }), candidate("shop/compose.yaml")];
        expect(match(files, [local("shop")])).toEqual({ "shop/compose.yaml": "shop by directory" });
    });

    it.each([
        ["one built service of the same name", { app: "" }, { app: "" }],
        ["the same name for another image", { web: "nginx" }, { web: "caddy" }],
        ["less than most of the services", { web: "nginx", a: "x", b: "y" }, { web: "nginx", c: "z" }],
        ["no services at all", {}, {}],
    ])("doesn't guess by %s", (_, ours, theirs) => {
        expect(match([candidate("x/compose.yaml", { services: ours })], [local("old", theirs as Images)])).toEqual({});
    });

    it("doesn't guess between two stacks that are alike", () => {
        const file = candidate("x/compose.yaml", { services: site });
        expect(match([file], [local("one", site), local("two", site)])).toEqual({});
    });
});
