# Stands for a tier in specs: does nothing, and writes down when it is asked to stop.
name=$1 journal=$2
trap 'kill $!; echo "$name" >> "$journal"; exit 0' INT TERM QUIT
sleep 600 &
echo "$name runs" >> "$journal"
wait
