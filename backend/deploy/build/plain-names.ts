import { CicdError } from "../../../common/errors";

/** Docker's flags write `name=value`: a name with a sign of its own would become another name, or a place on the disk. */
const ARGUMENT = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const CONTEXT = /^[A-Za-z0-9_][A-Za-z0-9_.:/@+-]*$/;

function refuse(names: readonly string[], allowed: RegExp, what: string): void {
    const odd = names.find((name) => !allowed.test(name));
    if (odd !== undefined) {
        throw new CicdError({
            code: "COMPOSE_SETTING_REFUSED",
            message: `${what} is called ${JSON.stringify(odd.slice(0, 80))}.`,
            safe: "Nothing was built, and the running containers were not touched.",
            hint: "Use letters, digits, dots, dashes and _ only.",
        });
    }
}

/** @throws CicdError COMPOSE_SETTING_REFUSED */
export function refuseOddArguments(args: Readonly<Record<string, unknown>>, service: string): void {
    refuse(Object.keys(args), ARGUMENT, `A build argument of ${service}`);
}

/** @throws CicdError COMPOSE_SETTING_REFUSED */
export function refuseOddContexts(contexts: Readonly<Record<string, unknown>>, service: string): void {
    refuse(Object.keys(contexts), CONTEXT, `An additional build context of ${service}`);
}
