import type { Deployment } from "../models/deployments";

/**
 * True for what puts a kept release live again (a rollback) or the live one with another environment or other images of
 * third parties: nothing of its own is checked out, built or tested.
 */
export function isOfKeptRelease({ trigger, asked }: Pick<Deployment, "trigger" | "asked">): boolean {
    return trigger === "rollback" || trigger === "environment" || (trigger === "update-images" && !asked.rebuild);
}
