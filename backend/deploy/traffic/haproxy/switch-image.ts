/** HAProxy 3.0 or later is needed: sticky TCP clients keep their container by `hash-key`. */
const official = "haproxy:3.2.22-alpine3.24@sha256:79799e8b2977e60802774fa53d29e6b54e045402cdd8a8b9fe43923e7095a047";

type Environment = Readonly<Record<string, string | undefined>>;

/** The image of every switch, as it is written into the rendered file: `DOCKGE_CICD_SWITCH_IMAGE` names another one. */
export function switchImage(host: Environment): string {
    return host.DOCKGE_CICD_SWITCH_IMAGE || official;
}
