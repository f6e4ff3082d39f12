import { phrase } from "../../common/phrase";
import type { EnvironmentKeysView, EnvironmentKeyView, EnvironmentPreviewView } from "../../common/environment-schema";

function keyView(key: string, change: Partial<EnvironmentKeyView>): EnvironmentKeyView {
    return {
        key,
        value: null,
        secret: false,
        origin: "own",
        required: false,
        mode: "versioned",
        modeChosen: false,
        services: ["web"],
        stacks: [],
        ...change,
    };
}

export const cannedEnvironment: EnvironmentKeysView = {
    fingerprint: "f1",
    keys: [
        keyView("API_URL", { value: "https://api.example.org" }),
        keyView("DB_PASSWORD", { secret: true, mode: "current", services: ["db", "web"], stacks: ["blog"] }),
        keyView("LOG_LEVEL", { value: "info", origin: "default" }),
        keyView("SMTP_HOST", { origin: "missing", required: true }),
    ],
    pending: ["~ API_URL"],
    release: 41,
};

export const cannedPreview: EnvironmentPreviewView = {
    keys: ["+ FEATURE_X", "~ API_URL"],
    changes: [
        { service: "web", action: "recreate", reasons: ["environment ~ API_URL"], downtime: true },
        { service: "db", action: "keep", reasons: [], downtime: false },
    ],
    missing: [],
    rights: [],
    notes: [phrase("note.environment", { changes: "~ API_URL" }), phrase("note.editedByHand")],
    stacks: [{ stack: "blog", keys: ["DB_PASSWORD"] }],
};
