package cn.servicecircle.rates;

import cn.servicecircle.kernel.Worded;
import cn.servicecircle.rates.Book.Entry;
import java.time.YearMonth;

/** Into which parts a slice is divided. */
enum By implements Worded {
    MONTH {
        @Override
        Slice part(Slice whole, Entry entry) {
            YearMonth month = entry.cell().month();
            return whole.in(month, month);
        }
    },
    ITEM {
        @Override
        Slice part(Slice whole, Entry entry) {
            return whole.of(entry.cell().itemId());
        }
    },
    /** The areas right below, and the stations in none of them. */
    AREA {
        @Override
        Slice part(Slice whole, Entry entry) {
            return whole.at(entry.path().get(entry.path().indexOf(whole.place()) - 1));
        }
    },
    STATION {
        @Override
        Slice part(Slice whole, Entry entry) {
            return whole.at(entry.path().get(0));
        }
    };

    /** The part of the whole that an entry of it belongs to. */
    abstract Slice part(Slice whole, Entry entry);
}
