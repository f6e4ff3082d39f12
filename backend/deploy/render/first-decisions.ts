import type { Release, ReleaseService } from "../../models/releases";
import type { BuiltImage } from "../deployer";
import type { ComposeService } from "../compose/compose-model";
import type { StackFiles } from "../files/stack-files";
import { sameReference } from "./image-reference";
import type { ServiceDecision } from "./service-decision";

export interface DecisionInput {
    stack: string;
    services: Record<string, ComposeService>;
    built: readonly BuiltImage[];
    active: Release | null;
    files: StackFiles;
}

/** The name that compose gives to what a service builds. */
export function writtenImage(stack: string, name: string, service: ComposeService): string | null {
    return service.image ?? (service.build ? `${stack}-${name}` : null);
}

/** The build whose result a service runs: its own, or that of the service that builds the image it names. */
function buildOf(input: DecisionInput, name: string): BuiltImage | null {
    const own = input.built.find((image) => image.service === name);
    const wanted = input.services[name]?.image;
    if (own !== undefined || wanted === undefined || input.services[name]?.build !== undefined) {
        return own ?? null;
    }
    const builder = input.built.find((image) => {
        const service = input.services[image.service];
        const made = service === undefined ? null : writtenImage(input.stack, image.service, service);
        return made !== null && sameReference(made, wanted);
    });
    return builder ?? null;
}

/** Everything in the form that it had in the active release, with the pins that are still those of the written tag. */
export function firstDecisions(input: DecisionInput): Map<string, ServiceDecision> {
    return new Map(Object.keys(input.services).map((name) => [name, firstDecision(name, input)]));
}

function firstDecision(name: string, input: DecisionInput): ServiceDecision {
    const files = input.files.services.get(name)!;
    const before = input.active?.content.services[name];
    const built = buildOf(input, name);
    const form = built !== null || before === undefined ? "full" : before.form;
    const labelled = before === undefined || before.filesHash !== files.hash || before.filesLabel;
    const filesLabel = form === "full" && labelled ? files.hash : null;
    if (built !== null) {
        return { form, image: built.reference, local: true, built: true, filesLabel, files };
    }
    const pin = keptPin(before, input.services[name]!);
    return { form, image: pin, local: pin?.startsWith("localhost/") ?? false, built: false, filesLabel, files };
}

/** The reference of the release before, while the image is written as it was. */
function keptPin(before: ReleaseService | undefined, { image }: ComposeService): string | null {
    const unchanged = before?.form === "full" && !before.built && before.writtenImage === (image ?? null);
    return unchanged && image !== undefined ? before.image : null;
}
