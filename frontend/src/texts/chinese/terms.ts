import type { englishTerms } from "../english-terms";

export const chineseTerms: Record<keyof typeof englishTerms, string> = {
    "health.is.unhealthy": "不健康",
    "health.is.exited": "已退出",
    "health.is.restarting": "正在反复重启",
    "health.is.starting": "正在启动",
    "request.was.closed": "已关闭",
    "request.was.merged": "已合并",
    "request.was.declined": "已拒绝",
    "request.was.edited": "已编辑",
    "request.was.labeled": "已添加标签",
    "request.was.unlabeled": "已移除标签",
    "request.was.assigned": "已指派",
    "request.was.changed": "已更改",
};
