import type { englishHistory } from "../english-history";

export const chineseHistory: Record<keyof typeof englishHistory, string> = {
    "filter.more": "更多筛选条件",
    "filter.set": "项已设置",
    "filter.branch": "分支或标签",
    "filter.author": "作者",
    "filter.commit": "提交",
    "filter.commitHint": "开头部分，例如 1a2b3c4",
    "filter.from": "从",
    "filter.to": "到",
    "filter.show": "筛选此历史记录",
};
