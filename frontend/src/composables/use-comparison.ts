import { inject, provide, ref, shallowRef, type InjectionKey, type Ref, type ShallowRef } from "vue";

/** Releases by their numbers; null leaves the choice to the dialog. */
export interface ComparedVersions {
    from: number | null;
    to: number | "git" | null;
}

interface Comparison {
    /** What is compared; null while nothing is. */
    asked: ShallowRef<ComparedVersions | null>;
    compare(versions: ComparedVersions): void;
    /** In how many fields what really runs differs from the live release, as far as that is known. */
    drifted: Ref<number>;
    /** These are shown beside the live release. */
    driftShown: Ref<boolean>;
}

const comparisonKey: InjectionKey<Comparison> = Symbol("comparison");

function createComparison(): Comparison {
    const asked = shallowRef<ComparedVersions | null>(null);
    return {
        asked,
        compare: (versions) => (asked.value = versions),
        drifted: ref(0),
        driftShown: ref(false),
    };
}

/** The panel shows one comparison at a time, whoever below it asks for one. */
export function provideComparison(): Comparison {
    const comparison = createComparison();
    provide(comparisonKey, comparison);
    return comparison;
}

export function useComparison(): Comparison {
    return inject(comparisonKey, createComparison, true);
}
