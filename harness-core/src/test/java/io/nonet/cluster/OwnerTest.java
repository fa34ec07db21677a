package io.nonet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnerTest {
    @Test
    void thisProcessIsAlive() {
        assertThat(Owner.current().isAlive()).isTrue();
    }

    @Test
    void aLaterProcessOfTheSameNumberIsSomebodyElse() {
        Owner current = Owner.current();
        assertThat(new Owner(current.host(), current.process(), current.startedMillis() - 1000).isAlive())
                .isFalse();
    }

    @Test
    void aProcessOfAnotherHostCountsAsAlive() {
        assertThat(new Owner("another-host", 1, 1).isAlive()).isTrue();
    }

    @Test
    void isReadFromWhatItWrites() {
        assertThat(Owner.parse(Owner.current().toString())).contains(Owner.current());
    }

    @Test
    void anythingElseIsNoOwner() {
        assertThat(Owner.parse("")).isEmpty();
        assertThat(Owner.parse("host/x/1")).isEmpty();
        assertThat(Owner.parse("host/1")).isEmpty();
    }
}
