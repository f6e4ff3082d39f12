import { describe, expect, it } from "vitest";
import { tellable } from "../../../../backend/deploy/secrecy/tellable";

const tell = tellable([]);

describe("tellable()", () => {
    it("hides logins in addresses, wherever they stand", () => {
        expect(tell("url", "postgres://ana:geheim@db/app").hidden).toBe(true);
        expect(tell("command", "sync --from ftp://ana:geheim@files --to s3://bucket").text).toBe(
            "sync --from ftp://…@files --to s3://bucket",
        );
        expect(tell("url", "https://db.example.org:5432/app")).toEqual({
            text: "https://db.example.org:5432/app",
            hidden: false,
        });
    });

    it.each([
        ["a long word", "a".repeat(500_000)],
        ["an address that never ends", `a://${":".repeat(500_000)}`],
        ["many schemes", "a://".repeat(100_000)],
    ])("costs %s no more than its length", (_, value) => {
        const began = performance.now();
        tell("command", value);
        expect(performance.now() - began).toBeLessThan(2000);
    });
});

describe("tellable() leaves out what looks like a secret", () => {
    it.each([
        ["server --password=hunter2 -v", "server --password=… -v"],
        ["server --api-key abc123 run", "server --api-key … run"],
        [`sh -c "export SECRET=abc; run"`, `sh -c "export SECRET=…; run"`],
        [`curl -H "Authorization: Bearer abc.def"`, `curl -H "Authorization: Bearer …"`],
        [`{"token":"abc","x":1}`, `{"token":…,"x":1}`],
        ["ana:$$apr1$$abc$$def.xyz", "ana:…"],
        ["--password ${DB_PASSWORD} --token $$TOKEN", "--password ${DB_PASSWORD} --token $$TOKEN"],
        ["--password ${A:-hunter2}", "--password …"],
        ["TOKEN:abc", "TOKEN:…"],
        ["get http://ci/token=abc", "get http://ci/token=…"],
        ["the password is asked for", "the password is asked for"],
    ])("in %s", (value, text) => expect(tell("command", value)).toEqual({ text, hidden: false }));
});

describe("tellable() shows what only reads like a secret", () => {
    it.each([
        ["image", "passbolt/passbolt:4.1"],
        ["image", "bypass:2"],
        ["volumes", "./secrets:/run/secrets:ro"],
        ["volumes /run/secrets", "./auth"],
        ["networks.auth", "joined"],
        ["labels.traefik.http.routers.auth.rule", "Host(`auth.example.org`)"],
        ["command", "run acme/auth-token:1.3 -v auth:/auth"],
    ])("as %s: %s", (field, text) => expect(tell(field, text)).toEqual({ text, hidden: false }));

    it("and hides a label that is one", () => {
        expect(tell("labels.app.auth.token", "abc").hidden).toBe(true);
    });
});
