package cn.servicecircle.picture;

import cn.servicecircle.picture.Check.State;

/** A picture as it stands with its post; {@code url} is its path in the contract. */
public record PictureView(long id, String url, String state, String stateText) {
    static PictureView of(Picture picture) {
        State state = picture.check().state();
        return new PictureView(picture.id(), "/pictures/" + picture.id(), state.word(), state.text());
    }

    /** Whether others see it. */
    public boolean hasPassed() {
        return state.equals(State.PASSED.word());
    }

    /** Whether somebody or something still has to look at it. */
    public boolean waits() {
        return state.equals(State.WAITING.word()) || state.equals(State.FOR_PERSON.word());
    }
}
