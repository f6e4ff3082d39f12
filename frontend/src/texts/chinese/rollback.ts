import type { englishRollback } from "../english-rollback";

export const chineseRollback: Record<keyof typeof englishRollback, string> = {
    "trigger.update-images": "更新镜像",
    "trigger.long.update-images": "镜像已更新",
    "trigger.by.update-images": "由 {user} 更新镜像",
    "update.choose": "更新镜像…",
    "update.title": "更新 {stack} 的镜像",
    "update.busy": "正在查询镜像仓库…",
    "update.meaning":
        "第三方镜像所写标签现在指向的内容会作为单独的发布版本上线：像任何部署一样进行检查，如果不正常就撤回。",
    "update.rebuild": "同时使用更新的基础镜像重新构建线上的提交",
    "update.action": "更新镜像",
    "rollback.restore.pull": "此发布版本有镜像已不在本机上。会先按摘要重新拉取。",
    "rollback.restore.rebuild": "此发布版本有构建的镜像已不在本机上。会先重新构建它的提交，这需要一次构建的时间。",
    "rollback.restore.none": "此发布版本有镜像已不存在，也没有记录表明它来自哪里。",
    "rollback.volumes": "同时恢复它的数据卷：{names}，时间点为 {time}（副本大小 {size}）",
    "rollback.volumes.meaning": "为此会停止使用它们的服务。会先复制此后写入的内容，并与现在的发布版本一起保留。",
    "rollback.volumes.running": "该副本是在服务写入期间制作的：其内容相当于突然断电时留下的状态。",
};
