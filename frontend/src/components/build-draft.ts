import { buildConfigSchema, type BuildConfig } from "../../../common/schema";
import { putSetting, settingAt } from "../../../common/setting-fields";
import { buildFields, type BuildField } from "./build-fields";

/** The settings as the form edits them: one value for each input, by its path. */
export type BuildDraft = Record<string, unknown>;

const emptyValues: Record<BuildField["kind"], () => unknown> = {
    text: () => "",
    lines: () => [],
    commands: () => [],
    record: () => ({}),
    services: () => ({}),
    switch: () => false,
    number: () => 0,
    choice: () => "",
};

/** A copy: editing the draft leaves the settings as they are. */
export function toDraft(config: BuildConfig): BuildDraft {
    const entries = buildFields.map((field) => [
        field.path,
        settingAt(config, field.path) ?? emptyValues[field.kind](),
    ]);
    return JSON.parse(JSON.stringify(Object.fromEntries(entries))) as BuildDraft;
}

/** The other way round: an optional text left empty is no setting, and without a target nothing is pushed. */
export function fromDraft(draft: BuildDraft): BuildConfig {
    const config: Record<string, unknown> = {};
    for (const field of buildFields) {
        const value = typeof draft[field.path] === "string" ? (draft[field.path] as string).trim() : draft[field.path];
        if (field.kind === "text" && value === "") {
            continue;
        }
        putSetting(config, field.path, value);
    }
    if (settingAt(config, "push.repository") === undefined) {
        config.push = null;
    }
    return JSON.parse(JSON.stringify(config)) as BuildConfig;
}

export const defaultDraft: Readonly<BuildDraft> = toDraft(buildConfigSchema.parse({}));
