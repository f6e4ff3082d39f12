import type { EnvironmentEdit, EnvironmentKeysView } from "../../../common/environment-schema";
import { CicdError } from "../../../common/errors";
import { editEnvFile } from "../../deploy/environment/edit-env-file";
import { readableValues } from "../../deploy/environment/env-file";
import { quoteValue } from "../../deploy/environment/quote-value";
import { environmentKeys } from "../../models/environment-keys";
import type { Dependencies } from "../dependencies";
import { refuseOrders, replaceEnvironment } from "../edit-environment";
import { showEnvironmentKeys } from "./show-keys";

/** Changes single keys of the stack's `.env`; its comments, order and form stay. What runs keeps its values. */
export async function saveEnvironmentKeys(
    deps: Dependencies,
    stack: string,
    edit: EnvironmentEdit,
): Promise<EnvironmentKeysView> {
    if (Object.keys(edit.set).length > 0 || edit.remove.length > 0) {
        await replaceEnvironment(deps, stack, {
            basedOn: edit.basedOn,
            change: (current) => editedText(current, edit),
        });
    }
    await environmentKeys.choose(deps.db, stack, edit.modes);
    deps.bus.publish({ type: "stack", stack });
    return showEnvironmentKeys(deps, stack);
}

/** @throws CicdError ENV_REDIRECTS_COMPOSE | INVALID_INPUT */
export function editedText(current: string | null, { set, remove }: Pick<EnvironmentEdit, "set" | "remove">): string {
    refuseOrders(Object.keys(set));
    const written = Object.fromEntries(Object.entries(set).map(([key, value]) => [key, quoteValue(value)]));
    const text = editEnvFile(current ?? "", { set: written, remove });
    const read = readableValues(text);
    const lost = Object.keys(set).find((key) => read[key] !== set[key]);
    if (lost !== undefined) {
        throw new CicdError({
            code: "INVALID_INPUT",
            message: `The value of ${lost} can't be written so that compose reads it back.`,
            safe: "Nothing was saved.",
            hint: "Look at the file as text: a line before it may lack its closing quote.",
        });
    }
    return text;
}
