import type { ServiceStanding } from "./service-standing";

/**
 * Every code that a person can meet, with the HTTP status it answers with.
 * `docs/errors.md` explains each; a test holds the two together.
 */
export const ERROR_STATUS = {
    INVALID_INPUT: 400,
    UNKNOWN_SETTING: 400,
    NOT_LOGGED_IN: 401,
    SIGNATURE_INVALID: 401,
    FORBIDDEN: 403,
    NOT_FOUND: 404,
    STACK_NAME_INVALID: 400,
    STACK_NOT_FOUND: 404,
    STACK_NOT_CONNECTED: 409,
    STACK_BUSY: 409,
    STATE_CONFLICT: 409,
    STALE_EDIT: 409,
    LOCAL_EDIT_CONFLICTS: 409,
    BODY_TOO_LARGE: 413,
    CONTENT_TYPE_UNSUPPORTED: 415,
    PAYLOAD_INVALID: 400,
    RATE_LIMITED: 429,
    STARTING: 503,
    INTERNAL: 500,
    URL_REFUSED: 400,
    CREDENTIAL_HOST_MISMATCH: 400,
    CREDENTIAL_KIND_MISMATCH: 400,
    CREDENTIAL_IN_CLEAR: 400,
    REF_INVALID: 400,
    REPOSITORY_UNREACHABLE: 502,
    REPOSITORY_NOT_FOUND: 404,
    REPOSITORY_AUTH: 401,
    HOST_KEY_CHANGED: 409,
    TLS_UNTRUSTED: 502,
    API_CREDENTIAL_MISSING: 409,
    FORGE_API_REFUSED: 502,
    FORGE_API_UNSUPPORTED: 409,
    BRANCH_NOT_FOUND: 404,
    BRANCH_REFUSED: 502,
    COMMIT_NOT_FOUND: 404,
    COMMIT_NOT_ON_BRANCH: 409,
    SECRET_IN_EDIT: 422,
    SUBMODULE_REFUSED: 422,
    COMPOSE_FILE_MISSING: 422,
    COMPOSE_FILE_INVALID: 422,
    COMPOSE_PATH_ESCAPES: 422,
    COMPOSE_PROJECT_CHANGES: 422,
    COMPOSE_SETTING_REFUSED: 422,
    RIGHT_NOT_GRANTED: 422,
    PROJECT_ELSEWHERE: 409,
    ENV_KEY_MISSING: 422,
    ENV_REDIRECTS_COMPOSE: 422,
    ENV_CHANGES_IMAGE: 409,
    ENV_CHANGES_PORT: 409,
    ADOPTION_UNDECIDED: 409,
    SETTINGS_INVALID: 422,
    SETTING_NOT_ALLOWED: 422,
    BUILD_FAILED: 422,
    BUILD_NOT_SUPPORTED: 422,
    BUILD_SERVICE_UNCLEAR: 422,
    BUILD_SECRET_MISSING: 422,
    BUILDER_MISSING: 422,
    COMMAND_FAILED: 422,
    COMMAND_NOT_STARTED: 422,
    HOST_COMMAND_NOT_ALLOWED: 403,
    IMAGE_UNAVAILABLE: 422,
    IMAGE_GONE: 409,
    PUSH_FAILED: 422,
    PORT_TAKEN: 409,
    UP_FAILED: 422,
    SERVICE_UNHEALTHY: 422,
    SMOKE_TEST_FAILED: 422,
    CANARY_ABORTED: 422,
    TRAFFIC_SWITCH_FAILED: 502,
    ENGINE_UNREACHABLE: 503,
    DISK_FULL: 507,
    FILE_NOT_WRITABLE: 500,
    FORK_NEEDS_OWN_STACK: 409,
    OLDER_THAN_LIVE: 409,
    COMMIT_WITHDRAWN: 409,
    TIMED_OUT: 504,
    CANCELED: 409,
    INTERRUPTED: 409,
    ROLLBACK_FAILED: 500,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** The shape in which an error reaches a person: over REST, over the socket and in a deployment's row. */
export interface ErrorView {
    code: ErrorCode;
    /** What happened, one sentence. */
    message: string;
    /** What stayed safe, one sentence; absent where nothing was at stake. */
    safe?: string;
    /** What to do next, one sentence. */
    hint: string;
    /** What each service runs now, where a deployment could neither be finished nor taken back. */
    services?: ServiceStanding[];
}

/** An error meant for people. Anything else that is thrown is a defect and is shown as INTERNAL. */
export class CicdError extends Error {
    readonly code: ErrorCode;
    readonly safe?: string;
    readonly hint: string;

    constructor(view: ErrorView, options?: { cause?: unknown }) {
        super(view.message, options);
        this.name = "CicdError";
        this.code = view.code;
        this.safe = view.safe;
        this.hint = view.hint;
    }

    get status(): number {
        return ERROR_STATUS[this.code];
    }

    toView(): ErrorView {
        return { code: this.code, message: this.message, safe: this.safe, hint: this.hint };
    }
}

/** Turns whatever was thrown into what a person may see; unexpected errors keep their text in the server's log only. */
export function toErrorView(error: unknown): ErrorView {
    if (error instanceof CicdError) {
        return error.toView();
    }
    return {
        code: "INTERNAL",
        message: "Something went wrong on our side.",
        hint: "Look at the server's log for the details, then try again.",
    };
}
