import { expect, it } from "vitest";
import { asWordedToday, requesterOf } from "../../../backend/models/former-words";

it.each([
    ["hand-edit.keep", "1 changes are kept", "(1)"],
    ["hand-edit.drop", "3 changes are no longer kept", "(3)"],
    [
        "hand-edit.commit",
        "Pushed to main (abc1234), https://git.example.org/1",
        "main (abc1234), https://git.example.org/1",
    ],
    ["hand-edit.discard", "Back to release #3: containers", "#3"],
    ["hand-edit.discard", "Back to release #3: compose.yaml, .env", "#3 compose.yaml, .env"],
    ["hand-edit.keep", "services.web.ports", "services.web.ports"],
    ["credential", "Pushed to (git.example.org)", "Pushed to (git.example.org)"],
])("asWordedToday() tells of %s with the detail %j without English words", (action, detail, today) => {
    expect(asWordedToday({ actor: "ana", action, detail })).toEqual({ actor: "ana", action, detail: today });
});

it.each([
    ["ana (redelivery of #12)", "ana"],
    ["ana", "ana"],
    ["Ana (team)", "Ana (team)"],
])("requesterOf() takes %j for %j", (stored, login) => {
    expect(requesterOf(stored)).toBe(login);
});
