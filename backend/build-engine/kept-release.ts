import type { Deployment } from "../models/deployments";

/**
 * True for what puts a kept release live again (a rollback) or the live one with another environment: its images are
 * there, so nothing is checked out, built or tested.
 */
export function isOfKeptRelease({ trigger }: Pick<Deployment, "trigger">): boolean {
    return trigger === "rollback" || trigger === "environment";
}
