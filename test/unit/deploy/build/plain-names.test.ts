import { expect, it } from "vitest";
import { refuseOddArguments, refuseOddContexts } from "../../../../backend/deploy/build/plain-names";

it.each(["BUILDKIT_SYNTAX=evil/frontend", "A=", "", "a b", " BUILDKIT_SYNTAX", "A\nB", "-x"])(
    "an argument called %j is refused: docker would read another one",
    (name) => {
        expect(() => refuseOddArguments({ GIT_REV: "1", "npm.config": "2", [name]: "" }, "web")).toThrow(/of web is/);
    },
);

it.each(["loot=/checkout/x", "=", "", "a b"])("a context called %j is refused: it would name a folder", (name) => {
    expect(() => refuseOddContexts({ base: ".", "alpine:3": ".", [name]: "." }, "web")).toThrow(/of web is/);
});
