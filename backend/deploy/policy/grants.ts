import path from "node:path";
import { isInside } from "../compose/contained-path";
import { readHostPath } from "./host-path";
import { grantOf, type Right } from "./right";

/** A granted path covers what lies below it, and reading where writing was granted; everything else is exact. */
export function isGranted(right: Right, grants: readonly string[]): boolean {
    if (grants.includes(grantOf(right))) {
        return true;
    }
    if (right.name !== "host-path") {
        return false;
    }
    const wanted = readHostPath(right.value);
    const prefix = `${right.service} ${right.name} `;
    return grants
        .filter((grant) => grant.startsWith(prefix))
        .map((grant) => readHostPath(grant.slice(prefix.length)))
        .some(
            (granted) =>
                (wanted.readOnly || !granted.readOnly) &&
                isInside(path.resolve(granted.path), path.resolve(wanted.path)),
        );
}
