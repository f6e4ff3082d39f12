import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { mapBack } from "../../../../backend/deploy/hand-edit/map-back";
import { rewriteText } from "../../../../backend/deploy/hand-edit/rewrite-text";
import type { Section } from "../../../../common/compose-edit";

const read = (text: string) => parse(text, { merge: true }) as Section;

/** The source after an edit of what was rendered from it. */
function mapped({ source, released, edited }: { source: string; released: string; edited: string }): string | null {
    const target = mapBack({ released: read(released), edited: read(edited), source: read(source) });
    return rewriteText(source, target as Section);
}

const SOURCE = `# The shop
x-cicd:
    builder: compose
services:

    web:   # what people see
        build: ./web
        ports:
            - "80:80"
            - "443:443"   # TLS
        environment:
            - A=1    # first
            - ZONE=\${HOSTNAME}-a
        volumes:
            - ./site.conf:/etc/site.conf:ro

    db:
        image: postgres:16   # the data
        volumes:
            - data:/var/lib/postgresql/data
volumes:
    data: {}
`;

const DIGEST = `sha256:${"a".repeat(64)}`;
const RELEASED = `# The shop
services:

    web:   # what people see
        image: localhost/shop/web:0123456789ab
        pull_policy: never
        ports:
            - "80:80"
            - "443:443"   # TLS
        environment:
            - A=1    # first
            - ZONE=mybox-a
        volumes:
            - /stacks/.cicd/shop/files/f00dfeed:/etc/site.conf:ro

    db:
        image: postgres:16@${DIGEST}   # the data
        volumes:
            - data:/var/lib/postgresql/data
volumes:
    data: {}
`;

const edit = (from: string, to: string) => {
    expect(RELEASED).toContain(from);
    return mapped({ source: SOURCE, released: RELEASED, edited: RELEASED.replace(from, to) });
};

describe("mapBack()", () => {
    it.each<[string, string, string, string, string]>([
        ["a changed port", '"80:80"', '"8080:80"', '- "80:80"', '- "8080:80"'],
        ["a removed port", '            - "80:80"\n', "", '            - "80:80"\n', ""],
        [
            "a new variable",
            "- A=1    # first\n",
            "- A=1    # first\n            - B=2\n",
            "- A=1    # first\n",
            "- A=1    # first\n            - B=2\n",
        ],
        ["a changed variable beside a literal", "- A=1 ", "- A=2 ", "- A=1 ", "- A=2 "],
        ["another tag of a pinned image", `postgres:16@${DIGEST}`, "postgres:17", "postgres:16", "postgres:17"],
        ["what stands behind a literal", "mybox-a", "mybox-b", "${HOSTNAME}-a", "${HOSTNAME}-b"],
        [
            "the mode of a snapshot's mount",
            "f00dfeed:/etc/site.conf:ro",
            "f00dfeed:/etc/site.conf",
            "./site.conf:/etc/site.conf:ro",
            "./site.conf:/etc/site.conf",
        ],
    ])("carries over %s and no other byte", (_, from, to, sourceFrom, sourceTo) => {
        expect(edit(from, to)).toBe(SOURCE.replace(sourceFrom, () => sourceTo));
    });

    it("carries over a key, a service and a volume that are new", () => {
        const edited = RELEASED.replace("pull_policy: never", "pull_policy: never\n        restart: always").replace(
            "volumes:\n    data: {}",
            "    cache:\n        image: redis:7\nvolumes:\n    data: {}\n    more: {}",
        );
        const text = mapped({ source: SOURCE, released: RELEASED, edited })!;
        expect(read(text)).toEqual({
            ...read(SOURCE),
            services: {
                web: { ...((read(SOURCE).services as Section).web as Section), restart: "always" },
                db: (read(SOURCE).services as Section).db,
                cache: { image: "redis:7" },
            },
            volumes: { data: {}, more: {} },
        });
        expect(text).toContain('- "443:443"   # TLS');
    });

    it("leaves the source alone when comments and spacing alone were edited", () => {
        expect(edit("# the data", "# precious")).toBe(SOURCE);
    });

    it("takes a service out", () => {
        const edited = RELEASED.replace(/\n {4}db:[^]*?(?=\nvolumes)/, "");
        const text = mapped({ source: SOURCE, released: RELEASED, edited })!;
        expect(Object.keys(read(text).services as Section)).toEqual(["web"]);
        expect(text).toContain("# what people see");
    });
});

const SHARED = `x-base: &base
    restart: always   # whatever happens
    environment:
        LEVEL: info
services:
    web:
        <<: *base
        image: nginx:1
    api:
        <<: *base
        image: api:1   # ours
`;

describe("rewriteText()", () => {
    it("changes a shared piece where it is defined when all that share it changed", () => {
        const text = rewriteText(SHARED, read(SHARED.replace("always", "unless-stopped")));
        expect(text).toBe(SHARED.replace("always", "unless-stopped"));
    });

    it("gives one service its own value when it alone changed", () => {
        const target = read(SHARED);
        ((target.services as Section).web as Section).environment = { LEVEL: "debug" };
        const text = rewriteText(SHARED, target)!;
        expect(read(text)).toEqual(target);
        expect(text).toContain("restart: always   # whatever happens");
        expect(text).toContain("image: api:1   # ours");
    });
});
