package cn.servicecircle.calendar;

/** The notice for a year has not been imported, so that nobody can tell its working days. */
public final class UnknownYear extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownYear(int year) {
        super(year + " 年的放假安排还没有导入，算不出工作日：请管理员把国务院办公厅的通知补进 calendar.csv 后重新导入。");
    }
}
