/** How much of a promise is tried: a little in each CI run, more for acceptance, all of it in a soak. */
const MODES = ["ci", "acceptance", "soak"] as const;
type Mode = (typeof MODES)[number];

/** `PROMISES`; everything else counts as `ci`. */
export const mode: Mode = MODES.find((known) => known === process.env.PROMISES) ?? "ci";

/** A time that is right on a quiet machine, and still right on one that is five times slower. */
const slower = { ci: 5, acceptance: 2, soak: 2 } satisfies Record<Mode, number>;
export const patient = (milliseconds: number): number => milliseconds * slower[mode];

/** A limit on a clock that the specification states, exact only where the machine does nothing else. */
export const clock = (milliseconds: number): number => (mode === "ci" ? 3 * milliseconds : milliseconds);

/** 20: in milliseconds; the promise is 100. */
export const bombTime = mode === "ci" ? 1000 : 100;

/** 10 and 11: in milliseconds; the promises are 5 s past the deadline, and 3 s. */
export const endTime = mode === "ci" ? { hung: 15_000, canceled: 15_000 } : { hung: 5000, canceled: 3000 };

const of = (counts: Record<Mode, number>): number => counts[mode];

/** By the number of the promise. */
export const counts = {
    /** 1 and 2: deliveries, and how often the server is killed while they come. */
    deliveries: of({ ci: 200, acceptance: 1000, soak: 1000 }),
    kills: of({ ci: 5, acceptance: 20, soak: 200 }),
    /** 2: how often each delivery is replayed after it. */
    replays: of({ ci: 2, acceptance: 10, soak: 10 }),
    /** 3: rounds over all states. */
    killedStates: of({ ci: 1, acceptance: 5, soak: 20 }),
    /** 3 and 4: rounds over the moments of each strategy, for the server and for the engine. */
    killedExchanges: of({ ci: 1, acceptance: 5, soak: 20 }),
    /** 5: pushes in five seconds. */
    burst: of({ ci: 50, acceptance: 50, soak: 500 }),
    /** 6 and 7: of each shape. */
    shapes: of({ ci: 1, acceptance: 10, soak: 10 }),
    /** 8: bad deployments. */
    badDeployments: of({ ci: 3, acceptance: 50, soak: 50 }),
    /** 9: failures of each kind. */
    harmless: of({ ci: 1, acceptance: 20, soak: 20 }),
    /** 11: at each moment. */
    cancels: of({ ci: 1, acceptance: 20, soak: 50 }),
    /** Deployments without downtime on end, and what is asked meanwhile. */
    rollouts: of({ ci: 3, acceptance: 20, soak: 100 }),
    load: mode === "ci" ? { perSecond: 100, longestMs: 3000 } : { perSecond: 500, longestMs: 10_000 },
    callsPerSecond: mode === "ci" ? 50 : 200,
    /** 13: of a log's flood. */
    floodMegabytes: of({ ci: 50, acceptance: 1000, soak: 5000 }),
} as const;
