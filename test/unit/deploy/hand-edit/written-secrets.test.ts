import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { writtenSecrets } from "../../../../backend/deploy/hand-edit/written-secrets";

const web = (keys: object) => ({ services: { web: keys } });
const found = (before: object, after: object, known: string[] = []) =>
    writtenSecrets({ files: [{ path: "compose.yaml", before: stringify(before), after: stringify(after) }] }, known);

describe("writtenSecrets()", () => {
    it.each<[string, object, string]>([
        ["a known value", { hostname: "hunter2.example" }, "hostname"],
        ["a known value as compose escapes it", { hostname: "pa$$word" }, "hostname"],
        ["a known value in Base64", { hostname: Buffer.from("hunter2").toString("base64") }, "hostname"],
        ["a password", { environment: { DB_PASSWORD: "geheim" } }, "environment.DB_PASSWORD"],
        ["a password in a list", { environment: ["DB_PASSWORD=geheim"] }, "environment.DB_PASSWORD"],
        ["a default", { environment: { DB_PASSWORD: "${X:-geheim}" } }, "environment.DB_PASSWORD"],
        ["a build argument", { build: { args: { NPM_TOKEN: "geheim" } } }, "build.args.NPM_TOKEN"],
        ["a login", { environment: { DB: "postgres://ana:geheim@db" } }, "environment.DB"],
        ["a word of a command", { command: ["db", "--password", "geheim"] }, "command"],
        ["a password of digits", { environment: { DB_PASSWORD: 12345678 } }, "environment.DB_PASSWORD"],
        ["a word of an address", { environment: { HOOK: "http://ci/?token=geheim" } }, "environment.HOOK"],
        ["a header", { healthcheck: { test: "curl -H 'X-Api-Key: geheim' web" } }, "healthcheck.test"],
        ["a label", { labels: ["app.auth.token=geheim"] }, "labels.app.auth.token"],
        [
            "logins of a proxy",
            { labels: { "t.auth.digestauth.users": "a:b:geheim" } },
            "labels.t.auth.digestauth.users",
        ],
        ["a login in a name of an image", { image: "https://ana:geheim@hub/web" }, "image"],
        ["a key", { labels: { a: "-----BEGIN PRIVATE KEY-----" } }, "labels.a"],
    ])("finds %s", (_, keys, place) => {
        expect(found(web({ image: "a" }), web({ image: "a", ...keys }), ["hunter2", "pa$word"])).toEqual([
            `services.web.${place}`,
        ]);
    });

    it.each<[string, object]>([
        ["variables", { environment: { DB_PASSWORD: "${DB_PASSWORD}" }, command: "db --password $$DB_PASSWORD" }],
        ["names of files", { environment: ["DB_PASSWORD_FILE=/run/secrets/db"] }],
        ["switches", { environment: { ALLOW_EMPTY_PASSWORD: true } }],
        ["names of secrets", { secrets: ["db_password"] }],
        ["ordinary values", { ports: ["80:80"], environment: { LEVEL: "info" }, labels: ["app.name=shop"] }],
        ["images", { image: "passbolt/passbolt:4.1" }],
        ["images of other registries", { image: "ghcr.io/acme/auth-token:1.3" }],
        ["official images", { image: "bypass:2.4.1", build: { context: ".", cache_from: ["auth-token:latest"] } }],
        ["mounts", { volumes: ["./secrets:/run/secrets:ro", "./auth:/auth", "certs:/key.pem", "tokens:/token"] }],
        ["hosts", { extra_hosts: ["auth:10.0.0.10"], links: ["token:service"] }],
        ["lifetimes", { environment: { TOKEN_EXPIRY: 3600000 } }],
        ["addresses", { environment: { AUTH_URL: "http://auth:8080/login" } }],
        ["names within keys of labels", { labels: { "traefik.http.routers.auth.rule": "Host(`auth.example.org`)" } }],
        [
            "labels beside a bare one",
            { labels: ["traefik.enable", "traefik.http.routers.auth.rule=Host(`a.example`)"] },
        ],
    ])("leaves %s alone", (_, keys) => {
        expect(found(web({ image: "a" }), web({ image: "a", ...keys }), ["hunter2"])).toEqual([]);
    });

    it("leaves what the file said before alone", () => {
        const command = ["db", "--password", "geheim"];
        const before = web({ command, environment: { A_TOKEN: "hunter2" } });
        const after = web({ command, environment: { A_TOKEN: "hunter2", LEVEL: "info" } });
        expect(found(before, after, ["hunter2"])).toEqual([]);
    });
});
