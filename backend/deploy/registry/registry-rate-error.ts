import { CicdError } from "../../../common/errors";

/** A registry takes no more requests until then; whoever holds no lock meanwhile can wait for it. */
export class RegistryRateError extends CicdError {
    constructor(
        readonly host: string,
        readonly until: Date,
    ) {
        super({
            code: "RATE_LIMITED",
            message: `${host} takes no more requests for now; it wants to be asked again at ${until.toISOString().slice(0, 19)}Z.`,
            safe: "The running containers were not touched.",
            hint: "Wait and deploy again; a login at the registry usually raises its limit.",
        });
        this.name = "RegistryRateError";
    }
}
