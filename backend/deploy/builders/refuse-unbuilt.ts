import { CicdError } from "../../../common/errors";
import type { ComposeModel } from "../compose/compose-model";

/** A service that has only a build section needs a builder that makes its image. @throws CicdError BUILD_NOT_SUPPORTED */
export function refuseUnbuilt({ services }: ComposeModel, built: readonly string[]): void {
    const unnamed = Object.keys(services).find(
        (name) => services[name]!.build && services[name]!.image === undefined && !built.includes(name),
    );
    if (unnamed !== undefined) {
        const by = built.length === 0 ? "ready images" : `one built image, for ${built.join(", ")}`;
        throw new CicdError({
            code: "BUILD_NOT_SUPPORTED",
            message: `The service ${unnamed} has only a build section, but the stack is set to use ${by}.`,
            safe: "The running containers were not touched.",
            hint: 'Give the service an image, or set the builder to "compose".',
        });
    }
}
