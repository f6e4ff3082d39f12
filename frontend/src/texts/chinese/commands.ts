import type { englishCommands } from "../english-commands";

export const chineseCommands: Record<keyof typeof englishCommands, string> = {
    hostCommands: "宿主机命令",
    "hostCommands.meaning":
        "堆栈的命令在容器中运行。必须在本机上直接运行的命令拥有此服务器的全部权限：凡是能推送到堆栈的仓库或更改其构建设置的人，都能做到此服务器能做的任何事。",
    "hostCommands.stacks": "允许的堆栈",
    "hostCommands.stacksHelp": "每行一个名称。来自 fork 和外部人员的代码无论如何都不允许。",
};
