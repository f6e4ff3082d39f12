import { expect, it } from "vitest";
import { rolloutSchema } from "../../../common/rollout-schema";

const accepts = (config: object) => rolloutSchema.safeParse(config).success;
const probing = (path: string) => accepts({ strategy: "rolling", probe: { type: "http", path } });

it.each(["/", "/health?deep=1", "/a/b%20c;d=e,f", "/~user/(x)'*!$&+@:"])("a path may be %s", (path) => {
    expect(probing(path)).toBe(true);
});

it.each([
    '/{{"TOKEN"|env}}',
    "/a{b",
    "/a}",
    "/a b",
    "/a\\n",
    '/"',
    "/<x>",
    "/`id`",
    "/a\n",
    "a",
    "//\u0000",
    "/ü",
    "/#x",
])("a path may not be %j", (path) => {
    expect(probing(path)).toBe(false);
});

it.each(["0", "65536", "99999", "080", "-1", "x", "1.5"])("a port may not be %s", (port) => {
    expect(accepts({ ports: { [port]: {} } })).toBe(false);
});

it("a port may be any other", () => {
    expect(accepts({ ports: { 1: {}, 65535: {} } })).toBe(true);
});
