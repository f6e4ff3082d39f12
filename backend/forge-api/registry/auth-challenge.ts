/** What a registry wants to see, from `WWW-Authenticate`. */
export type AuthChallenge = { scheme: "basic" } | { scheme: "bearer"; realm: string; service: string; scope: string };

/** Null for a way of logging in that docker doesn't know either. */
export function authChallenge(header: string | undefined): AuthChallenge | null {
    const [, scheme = "", rest = ""] = /^\s*(\w+)\s*(.*)$/s.exec(header ?? "") ?? [];
    if (scheme.toLowerCase() === "basic") {
        return { scheme: "basic" };
    }
    if (scheme.toLowerCase() !== "bearer") {
        return null;
    }
    const fields = Object.fromEntries(
        [...rest.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|([^\s,"]+))/g)].map((found) => [
            found[1]!.toLowerCase(),
            found[2] ?? found[3] ?? "",
        ]),
    );
    const { realm, service = "", scope = "" } = fields;
    return realm ? { scheme: "bearer", realm, service, scope } : null;
}
