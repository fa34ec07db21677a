# A unit of work that may fail: it is tried three times on one node, and as often on two others before it is given up.
job "retries" {
  datacenters = ["dc1"]
  type        = "batch"

  meta {
    # The attempt on a node that succeeds.
    succeeds = "3"
  }

  group "units" {
    # In the same place, at once.
    restart {
      attempts = 2
      interval = "5m"
      delay    = "0s"
      mode     = "fail"
    }

    # After that in another place, twice.
    reschedule {
      attempts       = 2
      interval       = "5m"
      delay          = "5s"
      delay_function = "constant"
      unlimited      = false
    }

    task "unit" {
      driver = "raw_exec"

      config {
        command = "bash"
        args = ["-ec", <<-EOT
          echo >> $NOMAD_ALLOC_DIR/attempts
          number=$(wc -l < $NOMAD_ALLOC_DIR/attempts)
          mark() { consul kv put -cas -modify-index=0 marks/retried/$NOMAD_ALLOC_ID.$number/$1 $(hostname); }

          mark begun
          test $number = $NOMAD_META_succeeds
          mark done
        EOT
        ]
      }

      resources {
        cpu    = 50
        memory = 16
      }
    }
  }
}
