import path from "node:path";
import { isInside } from "../compose/contained-path";
import { READ_ONLY } from "./judge-mounts";
import { grantOf, type Right } from "./right";

/** A granted path covers what lies below it, and reading where writing was granted; everything else is exact. */
export function isGranted(right: Right, grants: readonly string[]): boolean {
    if (grants.includes(grantOf(right))) {
        return true;
    }
    if (right.name !== "host-path") {
        return false;
    }
    const readOnly = right.value.endsWith(READ_ONLY);
    const wanted = readOnly ? right.value.slice(0, -READ_ONLY.length) : right.value;
    const prefix = `${right.service} ${right.name} `;
    return grants
        .filter((grant) => grant.startsWith(prefix))
        .map((grant) => grant.slice(prefix.length))
        .some((granted) => {
            const granting = granted.endsWith(READ_ONLY) ? granted.slice(0, -READ_ONLY.length) : granted;
            return (readOnly || granting === granted) && isInside(path.resolve(granting), path.resolve(wanted));
        });
}
