import type { englishCanary } from "./english-canary";

export const germanCanary: Record<keyof typeof englishCanary, string> = {
    "canary.title": "Canary von {service}",
    "canary.step": "Schritt {step} von {steps}: {weight} % der Anfragen",
    "canary.until": "geht frühestens in {time} weiter",
    "canary.prolonged": "verlängert, bis die Zahlen sicher sind",
    "canary.byHand": "wartet darauf, von Hand übernommen zu werden",
    "canary.passed": "der Schritt verlief gut",
    "canary.promoted": "übernommen",
    "canary.aborted": "abgebrochen",
    "canary.version": "Version",
    "canary.new": "neu",
    "canary.old": "alt",
    "canary.requests": "Anfragen",
    "canary.errors": "Fehlgeschlagen",
    "canary.latency": "Durchschnitt",
    "canary.ms": "{ms} ms",
    "canary.promote": "Übernehmen",
    "canary.abort": "Abbrechen",
    "canary.decided.promote": "{user} übernimmt die neue Version.",
    "canary.decided.abort": "{user} bricht die neue Version ab.",
};
