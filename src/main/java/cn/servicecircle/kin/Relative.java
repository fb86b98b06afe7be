package cn.servicecircle.kin;

/** Somebody linked with a person whose errands these are. */
public record Relative(long personId, String name, May may) {

    public boolean mayAct() {
        return may == May.ACT;
    }
}
