import { CicdError } from "../../common/errors";

/** A failure that may be gone on the next try; people see its view like any other. */
export class TransientError extends CicdError {
    constructor(error: CicdError) {
        super(error.toView(), { cause: error });
    }
}
