// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import ErrorNote from "../../../frontend/src/components/ErrorNote.vue";
import { errorLine, translated } from "../../../frontend/src/format/error-words";
import { asErrorView, noAnswer } from "../../../frontend/src/server/answers";
import { speak } from "../../../frontend/src/texts";
import { english } from "../../../frontend/src/texts/english";
import { french } from "../../../frontend/src/texts/french";
import { frenchWords } from "../../../frontend/src/texts/french/said";
import { german } from "../../../frontend/src/texts/german";
import { germanWords } from "../../../frontend/src/texts/said/german";
import { mountWith } from "./mount";

beforeEach(() => speak("de", german, germanWords));
afterEach(() => speak("en", english));

const unhealthy = {
    code: "SERVICE_UNHEALTHY",
    message: 'web exited 1: "listen: port 80 is taken. Sorry"; db is unhealthy.',
    hint: "Look at the service's log, correct the cause and push again.",
} as const;

describe("translated()", () => {
    it.each([
        ["Deployment 7 is already queued.", "Deployment 7 ist schon eingereiht."],
        ["Deployment 7 is no longer queued.", "Deployment 7 ist nicht mehr eingereiht."],
        ['The step "deploy" took longer than its 5 s and was ended.', /Deployen/],
        [
            "pull request #5 was labeled, which deploys nothing",
            "Pull Request #5: mit Label versehen, das deployt nichts",
        ],
        ["api runs the new version (restarting); queued is untouched", /startet immer wieder neu.*queued/],
    ])("has words of its own for single words of %s", (said, told) => {
        expect(translated(said)).toMatch(told);
    });

    it.each([
        [
            "delivery #3 sent again by ana; forced push to branch main; queued #12 for shop; blog, wiki and 3 more: rule 2 says manual",
            "Zustellung #3 erneut zugestellt von ana; erzwungener Push auf den Branch main; #12 für shop eingereiht; blog, wiki und 3 weitere: Regel 2 sagt: von Hand",
        ],
        [
            "6 deployments: #1 for a, #2 for b and 4 more; no stack is bound to this repository",
            "6 Deployments: #1 für a, #2 für b und 4 weitere; kein Stack gehört zu diesem Repository",
        ],
        [
            "shop: polling found commit abc1234 before, see #4; blog: commit abc1234 was withdrawn by a rollback (ana)",
            "shop: den Commit abc1234 hat die Abfrage schon gefunden, siehe #4; blog: der Commit abc1234 wurde durch ein Rollback zurückgezogen (ana)",
        ],
        ["moonlight; queued #12 for shop; no stack is bou…", "moonlight; #12 für shop eingereiht; no stack is bou…"],
    ])("tells the joined reasons of a delivery: %s", (said, told) => {
        expect(translated(said)).toBe(told);
    });

    it.each([
        ["a fixed sentence", "Nothing was changed.", "Es wurde nichts geändert."],
        ["one with values", "Port 8080 is already in use on this machine.", /^Der Port 8080 ist .* schon belegt\.$/],
        ["several after each other", "Docker does not answer. Nothing was saved.", /^Docker antwortet nicht\. Es w/],
        [
            "sentences in a sentence",
            "This commit asks for more than the stack may do: web reads /srv of the host; db has the capability SYS_TIME.",
            "Dieser Commit verlangt mehr, als der Stack darf: web liest /srv des Hosts; db hat die Capability SYS_TIME.",
        ],
        [
            "a list of which a value takes the rest",
            "web exited 1; db is unhealthy.",
            "web endete mit Code 1; db ist ungesund.",
        ],
        [
            "who or what stands in a sentence",
            "The chosen credential belongs to a.example, not to b.example.",
            "Die gewählten Zugangsdaten gehören zu a.example, nicht zu b.example.",
        ],
        [
            "what a token needs",
            "There is no token for the API of a.example, which is needed to create the webhook.",
            "Für die API von a.example gibt es kein Token; es wird gebraucht, um den Webhook anzulegen.",
        ],
        ["what a value says is no matter", "github.com answers.", "github.com antwortet."],
        [
            "two short ones",
            "There is no branch x. Choose an existing one: main.",
            /^Es gibt keinen Branch x\. Wähle einen/,
        ],
        ["what is not known", "The moon is full.", "The moon is full."],
    ])("tells %s", (_, said, expected) => {
        expect(translated(said)).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected));
    });

    it("puts lists together as the language does", () => {
        speak("fr", french, frenchWords);
        expect(translated("web exited 1; db is unhealthy.")).toBe(
            "web s’est arrêté avec le code 1\u202f; db est en mauvaise santé.",
        );
    });

    it("leaves everything as it is in the server's own language, and what is too long to look through", () => {
        const long = `Nothing was changed.${" x".repeat(1000)}`;
        expect(translated(long)).toBe(long);
        speak("en", english);
        expect(translated("Nothing was changed.")).toBe("Nothing was changed.");
    });

    it("answers at once where somebody else's words look like ours again and again", () => {
        const start = performance.now();
        translated(`{}${" of the service is called a file at".repeat(42)}`);
        expect(performance.now() - start).toBeLessThan(2000);
    });
});

describe("ErrorNote", () => {
    const show = (error: Parameters<typeof errorLine>[0]) => {
        const { wrapper } = mountWith(ErrorNote, { error });
        const shown = { text: wrapper.text().replace(/\s+/g, " "), quotes: wrapper.findAll("q").map((q) => q.text()) };
        wrapper.unmount();
        return shown;
    };

    it("says in the reader's language what happened and what to do", () => {
        const { text, quotes } = show(unhealthy);
        expect(text).toBe(
            "web endete mit Code 1: „listen: port 80 is taken. Sorry“; db ist ungesund. Sieh ins Log des Dienstes, behebe die Ursache und pushe erneut.",
        );
        expect(quotes).toEqual([]);
    });

    it("says what the code means where it doesn't know the sentence, and quotes that", () => {
        const error = { ...unhealthy, code: "PORT_TAKEN", message: "The moon sits on port 80." } as const;
        const { text, quotes } = show(error);
        expect(text).toContain("Ein Port des Stacks ist auf dieser Maschine schon belegt.");
        expect(quotes).toEqual(["The moon sits on port 80."]);
        expect(errorLine(error)).toContain("(The moon sits on port 80.)");
    });

    it("takes a code of a newer server, and what the page itself says, as they come", () => {
        const newer = { code: "LATER" as never, message: "Something new.", hint: "Do it." };
        expect(show(newer)).toEqual({ text: "Something new. Do it.", quotes: [] });
        const own = asErrorView(noAnswer("db.example"));
        expect(show(own).text).toMatch(/^Von db\.example kam nicht rechtzeitig eine Antwort\. Versuche es erneut/);
        expect(show(own).quotes).toEqual([]);
    });
});
