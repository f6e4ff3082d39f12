import type { englishLog } from "../english-log";

export const chineseLog = {
    log: "日志",
    "log.open": "打开日志",
    "log.close": "关闭日志",
    "log.follow": "跟随",
    "log.download": "下载",
    "log.times": "时间",
    "log.toError": "跳到错误处",
    "log.line": "第 {number} 行",
    "log.nothingYet": "正在等待第一行…",
    "log.toStep": "在日志中显示此步骤",
    "log.search": "搜索",
    "log.search.key": "在日志中搜索：按 /",
    "log.search.label": "在日志中搜索",
    "log.search.none": "未找到",
    "log.search.place": "第 {number} 处，共 {count} 处",
    "log.search.more": "第 {number} 处，共 {count}+ 处",
    "log.search.busy": "正在搜索…",
    "log.search.previous": "上一处",
    "log.search.next": "下一处",
    "log.search.close": "关闭搜索",
} satisfies Partial<Record<keyof typeof englishLog, string>>;
