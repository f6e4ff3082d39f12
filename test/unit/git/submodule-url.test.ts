import { describe, expect, it } from "vitest";
import { submoduleUrl } from "../../../backend/git/submodule-url";

const from = (parent: string, url: string) => submoduleUrl(parent, { path: "lib", url });

describe("submoduleUrl()", () => {
    it.each([
        ["https://h.org/team/app.git", "../lib.git", "https://h.org/team/lib.git"],
        ["https://h.org/team/app.git", "../../other/lib", "https://h.org/other/lib"],
        ["https://h.org/team/app.git", "../../../../lib.git", "https://h.org/lib.git"],
        ["https://h.org:8443/team/app", "./lib.git", "https://h.org:8443/team/app/lib.git"],
        ["git@h.org:team/app.git", "../lib.git", "git@h.org:team/lib.git"],
        ["ssh://git@h.org:2222/team/app.git", "../lib.git", "ssh://git@h.org:2222/team/lib.git"],
        ["https://h.org/team/app.git", "https://h.org/x/lib.git", "https://h.org/x/lib.git"],
        ["https://h.org/team/app.git", "git@h.org:x/lib.git", "https://h.org/x/lib.git"],
        ["git@h.org:team/app.git", "https://h.org/x/lib", "ssh://git@h.org/x/lib.git"],
        ["https://h.org:8443/a/b.git", "ssh://git@h.org:2222/x/lib.git", "https://h.org:8443/x/lib.git"],
    ])("of %s with %s is %s", (parent, url, expected) => {
        expect(from(parent, url)).toBe(expected);
    });

    it.each([
        ["https://evil.example/x.git", /on evil.example, the repository on h.org/],
        ["git@evil.example:x.git", /on evil.example/],
        ["https://h.org.evil.example/x", /on h.org.evil.example/],
        ["ext::sh -c id", /control|transport|space/],
        ["file:///etc", /neither/],
        ["/srv/git/x.git", /neither/],
        ["--upload-pack=id", /dash/],
        ["https://user:secret@h.org/x", /password or token/],
        ["http://169.254.169.254/x", /never contacted/],
        ["../lib.git\r", /control/],
        ["", /neither/],
    ])("refuses %j", (url, message) => {
        expect(() => from("https://h.org/team/app.git", url)).toThrow(
            expect.objectContaining({ code: "SUBMODULE_REFUSED", message: expect.stringMatching(message) }),
        );
    });
});
