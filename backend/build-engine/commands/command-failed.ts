import { CicdError } from "../../../common/errors";
import type { CommandOutcome } from "../../deploy/commands/stack-command";
import type { CommandPlace } from "../../models/progress";
import type { Placed } from "./placed-command";

/** A command of the stack that ended badly. */
export class CommandFailed extends CicdError {
    readonly place: CommandPlace;
    readonly exitCode: number | null;

    constructor({ phase, index, title, config }: Placed, { exitCode, timedOut, detail }: CommandOutcome) {
        const how = timedOut
            ? `took longer than its ${config.timeout} s and was ended`
            : exitCode === null
              ? "was ended from outside"
              : `ended with exit code ${exitCode}`;
        super({
            code: timedOut ? "TIMED_OUT" : "COMMAND_FAILED",
            message: `The command "${title}" ${how}${detail ? `: ${detail}` : ""}.`,
            hint: timedOut
                ? "Look at the log for what it was waiting for; its time limit is in the Build tab."
                : "Look at its output in the log, mend the cause, then retry.",
        });
        this.place = { phase, index };
        this.exitCode = exitCode;
    }
}
