import { describe, expect, it } from "vitest";
import type { Lookup } from "../../../backend/git/pin-host";
import { pinHost } from "../../../backend/git/pin-host";
import { parseRepositoryUrl } from "../../../backend/git/repository-url";
import { TransientError } from "../../../backend/git/transient-error";

const answers =
    (...addresses: string[]): Lookup =>
    async () =>
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

const fails =
    (code: string): Lookup =>
    async () => {
        throw Object.assign(new Error(code), { code });
    };

const pin = (url: string, lookup: Lookup) => pinHost(parseRepositoryUrl(url), lookup);

describe("pinHost()", () => {
    it.each([
        ["https://h.org/a", ["192.0.2.1"], "h.org:443:192.0.2.1"],
        ["http://h.org/a", ["192.0.2.1", "2001:db8::1"], "h.org:80:192.0.2.1,[2001:db8::1]"],
        ["http://h.org:3000/a", ["127.0.0.1"], "h.org:3000:127.0.0.1"],
        ["http://h.org:3000/a", ["::ffff:192.168.0.1"], "h.org:3000:[::ffff:192.168.0.1]"],
    ])("binds %s to what %j resolved to", async (url, addresses, expected) => {
        expect(await pin(url, answers(...addresses))).toBe(expected);
    });

    it.each(["http://192.0.2.1/a", "http://[::1]/a"])("has nothing to resolve in %s", async (url) => {
        expect(await pin(url, fails("must not be asked"))).toBeNull();
    });

    it.each([
        ["169.254.169.254"],
        ["::ffff:169.254.169.254"],
        ["fe80::1"],
        ["fe80::1%eth0"],
        ["64:ff9b::a9fe:a9fe"],
        ["0.0.0.0"],
        ["fd00:ec2::254"],
        ["192.0.2.1", "169.254.169.254"],
    ])("refuses a name that resolves to %s %s", async (...addresses: string[]) => {
        await expect(pin("https://h.org/a", answers(...addresses))).rejects.toMatchObject({ code: "URL_REFUSED" });
    });

    it("tells a name that is unknown from a resolver that is not available", async () => {
        const unknown = await pin("https://h.org/a", fails("ENOTFOUND")).catch((error: unknown) => error);
        expect(unknown).toMatchObject({ code: "REPOSITORY_UNREACHABLE" });
        expect(unknown).not.toBeInstanceOf(TransientError);
        await expect(pin("https://h.org/a", fails("EAI_AGAIN"))).rejects.toBeInstanceOf(TransientError);
    });
});
