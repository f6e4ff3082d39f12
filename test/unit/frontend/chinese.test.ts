// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { phrase } from "../../../common/phrase";
import { ruleSchema } from "../../../common/schema";
import ErrorNote from "../../../frontend/src/components/ErrorNote.vue";
import { cronSentence } from "../../../frontend/src/format/cron-sentence";
import { errorLine, translated } from "../../../frontend/src/format/error-words";
import { inWords } from "../../../frontend/src/format/in-words";
import { ruleSentence } from "../../../frontend/src/format/rule-sentence";
import { speak } from "../../../frontend/src/texts";
import { chinese } from "../../../frontend/src/texts/chinese";
import { chineseWords } from "../../../frontend/src/texts/chinese/said";
import { english } from "../../../frontend/src/texts/english";
import { mountWith } from "./mount";

beforeEach(() => speak("zh-CN", chinese, chineseWords));
afterEach(() => speak("en", english));

const unhealthy = {
    code: "SERVICE_UNHEALTHY",
    message: "web exited 1; db is unhealthy.",
    safe: "Nothing was changed.",
    hint: "Look at the service's log, correct the cause and push again.",
} as const;

describe("in Chinese", () => {
    it("sentences stand without gaps, and lists with full-width signs", () => {
        expect(translated("Docker does not answer. Nothing was saved.")).toBe("Docker 没有响应。没有保存任何内容。");
        expect(translated("The chosen credential belongs to a.example, not to b.example.")).toBe(
            "所选凭据属于 a.example，不属于 b.example。",
        );
        expect(errorLine(unhealthy)).toBe(
            "web 以代码 1 退出；db 不健康。没有做任何更改。请查看该服务的日志，排除原因后再次推送。",
        );
        const { wrapper } = mountWith(ErrorNote, { error: unhealthy });
        expect(wrapper.text()).toBe(errorLine(unhealthy));
        wrapper.unmount();
    });

    it("a list in a phrase is written as lists are", () => {
        const port = (number: string) =>
            phrase("port.as", { port: number, mode: "HTTP", because: phrase("port.http") });
        expect(inWords(phrase("note.switch", { service: "web", ports: [port("80"), port("81")] }))).toBe(
            "对 web 的请求经过它的切换器：端口 80 作为 HTTP（通常是 HTTP）、81 作为 HTTP（通常是 HTTP）。",
        );
    });

    it.each([
        ["0 3 * * *", "每天 03:00（UTC）"],
        ["*/5 * * * 1-5", "星期一至星期五，每 5 分钟（UTC）"],
        ["30 4 * * 1,3", "每逢星期一和星期三 04:30（UTC）"],
        ["0 0 1,15 1 *", "每月 1和15 日 00:00，仅限一月（UTC）"],
        ["15 */6 * * *", "每 6 小时一次，在第 15 分（UTC）"],
    ])("the schedule %s is a sentence", (schedule, sentence) => {
        expect(cronSentence(schedule, "UTC")).toBe(sentence);
    });

    it("a rule is a sentence", () => {
        const rule = ruleSchema.parse({ branches: ["main", "next"], paths: ["apps/**"], requireChecks: true });
        expect(ruleSentence(rule, "main")).toBe("推送到 main、next，更改涉及 apps/** → 部署，在代码平台的检查通过之后");
    });
});
