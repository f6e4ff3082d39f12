import { describe, expect, it } from "vitest";
import { linkStaysInside } from "../../../backend/deploy/files/contained-link";

describe("linkStaysInside()", () => {
    it.each([
        ["/s/a", "x", true],
        ["/s/a", "./b/c", true],
        ["/s/a", "../x", true],
        ["/s/a", "..", true],
        ["/s/a", "..x", true],
        ["/s", ".", true],
        ["/s/a", "../../x", false],
        ["/s/a", "../..", false],
        ["/s", "../s/x", true],
        ["/s", "/etc/passwd", false],
        ["/s", "/s/x", false],
        // "b" may be a link to the top, and then these dots lead out.
        ["/s/a", "b/../../x", false],
        ["/s/a", "../b/../x", false],
    ])("judges a link in %s to %s as %s", (folder, target, stays) => {
        expect(linkStaysInside("/s", folder, target)).toBe(stays);
    });
});
