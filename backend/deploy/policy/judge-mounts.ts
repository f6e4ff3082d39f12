import { hostPathText } from "./host-path";
import { isOn, list, mapping, text } from "./json";
import type { Judge } from "./judge-keys";
import { right } from "./namespaces";
import type { Finding } from "./right";

const WITHOUT_HOST = ["volume", "tmpfs", "image"];

function isReadOnly(mount: Record<string, unknown>): boolean {
    return isOn(mount.read_only) || isOn(mapping(mount.bind).read_only);
}

/** Named volumes are judged where they are defined; paths of this machine here, and once more when links are known. */
export const mounts: Judge = (value, { service, at }) =>
    list(value).flatMap((entry): Finding[] => {
        const mount = mapping(entry);
        const type = text(mount.type);
        if (type === "bind") {
            return [
                right(service, "host-path", hostPathText({ path: text(mount.source), readOnly: isReadOnly(mount) })),
            ];
        }
        return WITHOUT_HOST.includes(type) ? [] : [{ at, reason: `nobody has judged mounts of the type "${type}"` }];
    });

export const volumesFrom: Judge = (value, { service }) =>
    list(value).flatMap((entry) => {
        const from = text(entry);
        return from.startsWith("container:")
            ? [right(service, "foreign-container", from.slice(10).split(":")[0]!)]
            : [];
    });
