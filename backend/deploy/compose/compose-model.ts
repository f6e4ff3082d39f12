/** The part of compose's resolved model (`config --format json`) that decisions are made from. */
export interface ComposeModel {
    services: Record<string, ComposeService>;
    configs?: Record<string, FileSource | null>;
    secrets?: Record<string, FileSource | null>;
    volumes?: Record<string, unknown>;
    networks?: Record<string, unknown>;
}

export interface FileSource {
    file?: string;
    /** The variable of the stack's environment that holds it. */
    environment?: string;
}

export interface ComposeService {
    image?: string;
    build?: ComposeBuild;
    platform?: string;
    container_name?: string;
    environment?: Record<string, string | null>;
    volumes?: ComposeMount[];
    configs?: { source: string }[];
    secrets?: { source: string }[];
    ports?: { published?: string; target: number; protocol?: string; host_ip?: string }[];
    links?: string[];
    external_links?: string[];
    depends_on?: Record<string, { condition?: string; restart?: boolean }>;
    restart?: string;
    post_start?: unknown[];
    pre_stop?: unknown[];
    network_mode?: string;
    networks?: Record<string, { aliases?: string[] } | null>;
    deploy?: {
        replicas?: number;
        restart_policy?: { condition?: string };
        resources?: { limits?: { memory?: string | number; cpus?: string | number } };
    };
    labels?: Record<string, string>;
    mem_limit?: string | number;
    cpus?: string | number;
    scale?: number;
    healthcheck?: { disable?: boolean; test?: string[]; start_period?: string };
}

export interface ComposeMount {
    type: string;
    source?: string;
    target: string;
    read_only?: boolean;
}

export interface ComposeBuild {
    context?: string;
    dockerfile?: string;
    dockerfile_inline?: string;
    args?: Record<string, string | null>;
    additional_contexts?: Record<string, string>;
    secrets?: { source: string; target?: string }[];
    [key: string]: unknown;
}
