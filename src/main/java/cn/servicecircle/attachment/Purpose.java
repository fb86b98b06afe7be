package cn.servicecircle.attachment;

import cn.servicecircle.kernel.Worded;

/** What an attachment is for. */
enum Purpose implements Worded {
    /** 办事材料. */
    MATERIAL,
    /** 照片. */
    PHOTO,
    /** 签字. */
    SIGNATURE
}
